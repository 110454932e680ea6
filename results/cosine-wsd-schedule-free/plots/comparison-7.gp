# Methods compared: transformer, 500 steps, batch 4
# Run with: gnuplot -d comparison-7.gp
set encoding utf8
set terminal svg size 1155,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-7.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'transformer, 500 steps, batch 4' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2381; set rmargin at screen 0.3948; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('schedule-free-adamw, constant' 1, 'adamw, wsd(shape=linear)' 2, 'adamw, wsd(shape=one-minus-sqrt)' 3, 'adamw, cosine(floor=0.1)' 4, 'adamw, linear' 5, 'adamw, cosine(floor=0)' 6, 'adamw, constant' 7, 'prodigy, constant' 8, 'prodigy, cosine(floor=0.1)' 9, 'prodigy, cosine(floor=0)' 10, 'dadapt-adam, cosine(floor=0)' 11, 'dadapt-adam, cosine(floor=0.1)' 12, 'dadapt-adam, constant' 13)
unset logscale x; set xrange [0.9355379475299862:2.1114479068193726]; set format x '%g'; set xtics autofreq 0.5
$data0 << EOD
1 1.0452924404943413 0.9963608764587476 1.1280837144395526 NaN
2 1.0736649539733865 1.0223695691314796 1.1261057707479534 NaN
3 1.0738027425213912 1.0253592765926478 1.1199176961694401 NaN
4 1.0768312522122585 1.0346995736386546 1.1091189205968204 NaN
5 1.0776791218675683 1.033190121636659 1.1074146720298392 NaN
6 1.1026450036089708 1.0445579799195153 1.14584732150546 NaN
7 1.132482996053216 1.077502338744336 1.2118902439087522 NaN
8 1.1690731579039055 1.0892995028186003 1.5813710402603025 NaN
9 1.2156413518536637 1.1410678618941716 1.5907397571834756 NaN
10 1.2349423443209422 1.1600541152150383 1.564485017559527 NaN
11 1.813730665407892 1.3159952373940889 1.9393322396762713 NaN
12 1.835742008227046 1.237604496662517 2.0074004473907436 NaN
13 1.8711182249075446 1.3303543952865355 2.01007635860477 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4242; set rmargin at screen 0.5810; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.8153866529438094:10.358479625433874]; set format x '%g'; set xtics autofreq
set xtics ('1' 1, '2' 2, '5' 5, '10' 10)
$data1 << EOD
1 1 1 1 NaN
2 1.1058367143991592 0.9485681009547589 1.2457475455088596 NaN
3 1.096271186874328 0.9299584626342947 1.2692108018467703 NaN
4 1.1189985903670372 0.9710769918994753 1.2690291436133547 NaN
5 1.1724906354771365 0.9870084018455524 1.2751670161172224 NaN
6 1.3311343396008857 1.2026415803927428 1.4664276242255436 NaN
7 1.5559240367805405 1.3870124869449967 1.7719297341868172 NaN
8 1.8382989421325278 1.4583945759975456 3.907231404954117 NaN
9 2.377042275549144 1.8704690435865312 3.961438106707236 NaN
10 2.5159864016078455 2.010903736242052 4.259402275523783 NaN
11 6.050765793137866 4.495834018636739 7.64500360002797 NaN
12 6.187220340768751 4.595840224260627 7.972839902939342 NaN
13 6.525603920551413 4.963016950337263 8.320116901942258 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6104; set rmargin at screen 0.7671; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.3695563716139153:0.6364244314976903]; set format x '%g'; set xtics autofreq 0.1
$data2 << EOD
1 0.4287679685683235 0.4243807190251154 0.4895907628781938 NaN
2 0.4615983891076064 0.4502495090469233 0.509972479976947 NaN
3 0.46658252875937284 0.44647712160895114 0.511886163213545 NaN
4 0.4179670958729704 0.39975424928167114 0.4698907503993025 NaN
5 0.39403302771491544 0.39031213973597867 0.4588979146726033 NaN
6 0.3970469277258304 0.38335989195273124 0.46682890361830404 NaN
7 0.5598211388194851 0.5172087407605295 0.6134185642663305 NaN
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
set lmargin at screen 0.7965; set rmargin at screen 0.9532; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [404.6:509]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 455 410 509 NaN
2 495 480 500 NaN
3 480 470 500 NaN
4 500 470 509 NaN
5 500 450 509 NaN
6 NaN NaN NaN 509
7 NaN NaN NaN 509
8 NaN NaN NaN 509
9 NaN NaN NaN 509
10 NaN NaN NaN 509
11 NaN NaN NaN 509
12 NaN NaN NaN 509
13 NaN NaN NaN 509
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
