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
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.76343728807167:140.97915990178396]; set format x '%g'; set xtics autofreq

$data1 << EOD
1 1 1 1 NaN
2 1.0349585503626284 1.011905474850544 1.045467569512315 NaN
3 1.1000678949578528 1.0582638551921137 1.1488964643121746 NaN
4 1.308522734811452 1.2535044329480018 1.3626893509578284 NaN
5 1.3004233664163125 1.2348297497579812 1.3702774054265576 NaN
6 1.3738305494920393 1.332369766328567 1.410704725869458 NaN
7 1.4255388772761455 1.3745480504586476 1.469305432403231 NaN
8 2.8658521225360225 2.5597117123858837 3.172358503682962 NaN
9 2.9855977623498804 2.807322274108259 3.2280510017662856 NaN
10 3.665077225697942 3.4675047770413374 4.021037006388305 NaN
11 3.9777356913641913 3.527566995945039 4.470209716456103 NaN
12 28.361050967406786 21.853978780465376 35.18401146970689 NaN
13 73.97234561762961 64.76125785548467 89.90362400039731 NaN
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
unset logscale x; set xrange [351.6:514]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 410 370 420 NaN
2 410 360 420 NaN
3 400 360 420 NaN
4 NaN NaN NaN 514
5 NaN NaN NaN 514
6 NaN NaN NaN 514
7 NaN NaN NaN 514
8 NaN NaN NaN 514
9 NaN NaN NaN 514
10 NaN NaN NaN 514
11 NaN NaN NaN 514
12 NaN NaN NaN 514
13 NaN NaN NaN 514
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
