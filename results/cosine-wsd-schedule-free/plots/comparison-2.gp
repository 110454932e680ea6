# Methods compared: power-law-regression, 500 steps, batch 16
# Run with: gnuplot comparison-2.gp
set encoding utf8
set terminal svg size 1130,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.9158; set bmargin at screen 0.1238
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'power-law-regression, 500 steps, batch 16' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2212; set rmargin at screen 0.3814
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine(floor=0.1)' 1, 'adamw, linear' 2, 'adamw, cosine(floor=0)' 3, 'adamw, constant' 4, 'schedule-free-adamw, constant' 5, 'adamw, wsd(shape=linear)' 6, 'adamw, wsd(shape=one-minus-sqrt)' 7, 'prodigy, cosine(floor=0.1)' 8, 'prodigy, cosine(floor=0)' 9, 'dadapt-adam, cosine(floor=0)' 10, 'dadapt-adam, cosine(floor=0.1)' 11, 'prodigy, constant' 12, 'dadapt-adam, constant' 13)
set logscale x; set xrange [0.0020173454604858368:0.5350379121103287]; set format x '%g'; set xtics autofreq

$data0 << EOD
1 0.003318132485980079 0.0026923971211246043 0.0038671559028253992 NaN
2 0.003345079423366807 0.0028692766716502086 0.003999911768719822 NaN
3 0.003617272110020781 0.0029931180978115144 0.004230511992265076 NaN
4 0.004114246327190261 0.0039146131727478 0.0048533885179065945 NaN
5 0.004355809483410696 0.003640688809107692 0.004985078282562126 NaN
6 0.004510291259621414 0.003988854773272549 0.005211933307444644 NaN
7 0.004708997086782485 0.004227147250833999 0.005318096979064394 NaN
8 0.009486314450124069 0.008662421587548054 0.010509889494196968 NaN
9 0.010051401814313415 0.008502930414843402 0.011023735716466372 NaN
10 0.012075482435782492 0.01135681664925956 0.013946673567402852 NaN
11 0.013487225494428042 0.01114342029690144 0.014963008731010162 NaN
12 0.09400227445323397 0.06457455565556239 0.12475596231044413 NaN
13 0.23666976159212527 0.20809009869858006 0.33071443631582814 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4115; set rmargin at screen 0.5717
set xlabel 'loss / the first''s, paired' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.7513087358494731:171.547827208552]; set format x '%g'; set xtics autofreq

$data1 << EOD
1 1 1 1 NaN
2 1.0348149931872237 0.9949775282620925 1.0548802056844058 NaN
3 1.1077582369703147 1.0418494896619237 1.1668814007894657 NaN
4 1.3058223801380566 1.2078011868558942 1.4486371704173349 NaN
5 1.320105806959865 1.1988794797627236 1.3970999474809795 NaN
6 1.3450728690699836 1.3112892246931371 1.493992462938513 NaN
7 1.4093816171217095 1.3371500069887172 1.5832429334838907 NaN
8 2.8525499484802435 2.306375612255124 3.408874721697097 NaN
9 2.831566209629778 2.628867935215184 3.580237663401257 NaN
10 3.528283188067889 3.246612460424717 4.52953583698432 NaN
11 4.180310914872852 3.0142917411073205 5.212470273731104 NaN
12 28.005519083383618 23.984038293945968 32.970703580531364 NaN
13 75.18936976124178 49.72007119124621 107.4139034024716 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6018; set rmargin at screen 0.7619
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.14934770404723652:0.2075697861835887]; set format x '%g'; set xtics autofreq 0.02
$data2 << EOD
1 0.19165890175318945 0.1912863366144156 0.19340345190132419 NaN
2 0.20012171614402086 0.19934853246395193 0.20157265437729915 NaN
3 0.20000969717055503 0.19928980777791355 0.20156365753457745 NaN
4 0.16439793517313167 0.15690461987009402 0.1682022436298462 NaN
5 0.20108407731127823 0.20008003400031968 0.20255064117183422 NaN
6 0.15361922421417945 0.15235919105428922 0.15438821002019457 NaN
7 0.15530245076184984 0.15427594351361323 0.15668416632483545 NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7920; set rmargin at screen 0.9522
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [298.6:519]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 350 310 400 NaN
2 330 310 360 NaN
3 335 310 360 NaN
4 465 440 480 NaN
5 400 370 490 NaN
6 465 440 480 NaN
7 500 440 500 NaN
8 NaN NaN NaN 519
9 NaN NaN NaN 519
10 NaN NaN NaN 519
11 NaN NaN NaN 519
12 NaN NaN NaN 519
13 NaN NaN NaN 519
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
