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
set xlabel 'difference from the first (%)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [-533.4217440023839:9779.398640043706]; set format x '%g'; set xtics autofreq 5000
$data1 << EOD
1 0 0 0 NaN
2 3.4958550362628444 1.1905474850543951 4.54675695123151 NaN
3 10.006789495785275 5.826385519211382 14.889646431217466 NaN
4 30.852273481145218 25.350443294800197 36.268935095782844 NaN
5 30.04233664163126 23.48297497579813 37.02774054265577 NaN
6 37.38305494920393 33.236976632856695 41.070472586945804 NaN
7 42.55388772761454 37.45480504586477 46.93054324032312 NaN
8 186.58521225360224 155.97117123858843 217.2358503682962 NaN
9 198.55977623498805 180.73222741082589 222.80510017662857 NaN
10 266.5077225697942 246.75047770413377 302.10370063883056 NaN
11 297.77356913641916 252.7566995945039 347.02097164561036 NaN
12 2736.1050967406786 2085.3978780465377 3418.4011469706893 NaN
13 7297.234561762962 6376.125785548468 8890.362400039732 NaN
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
