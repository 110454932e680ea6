# Methods compared: transformer, 500 steps, batch 16
# Run with: gnuplot comparison-8.gp
set encoding utf8
set terminal svg size 1130,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-8.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.9158; set bmargin at screen 0.1238
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'transformer, 500 steps, batch 16' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2212; set rmargin at screen 0.3814
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('schedule-free-adamw, constant' 1, 'adamw, cosine(floor=0)' 2, 'adamw, cosine(floor=0.1)' 3, 'adamw, linear' 4, 'adamw, wsd(shape=one-minus-sqrt)' 5, 'adamw, wsd(shape=linear)' 6, 'prodigy, cosine(floor=0.1)' 7, 'prodigy, constant' 8, 'prodigy, cosine(floor=0)' 9, 'adamw, constant' 10, 'dadapt-adam, cosine(floor=0)' 11, 'dadapt-adam, cosine(floor=0.1)' 12, 'dadapt-adam, constant' 13)
unset logscale x; set xrange [0.8248053809813121:1.9009048249642333]; set format x '%g'; set xtics autofreq 0.5
$data0 << EOD
1 0.95185903574146 0.8804656970493941 0.9818187455632905 NaN
2 0.9561804272800507 0.8950494449352495 0.9982233773700617 NaN
3 0.9567589735412715 0.9018342207862106 0.9953390792059901 NaN
4 0.9570193949962833 0.8980733264163283 0.9975384874101589 NaN
5 0.9586995645027185 0.8981527771969696 0.9917812796172375 NaN
6 0.9604392762213151 0.9057072849093526 0.994520708370795 NaN
7 0.9817561995818443 0.9195749573725374 1.019513933580142 NaN
8 0.9851205686575712 0.9213951294368791 1.0199965475260435 NaN
9 0.9890395960219986 0.9222659139014664 1.0293292069959858 NaN
10 1.0136076302485342 0.9491623215888285 1.065418748943901 NaN
11 1.0726866955252743 0.9836904261574552 1.5829232298489027 NaN
12 1.0814961399920935 0.9848544069538618 1.725317338940413 NaN
13 1.1923596020632898 1.0216032001161865 1.8081376315174298 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4115; set rmargin at screen 0.5717
set xlabel 'difference from the first (%)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [-4.656756990214262:85.37387815392815]; set format x '%g'; set xtics autofreq 50
$data1 << EOD
1 0 0 0 NaN
2 1.0661630577497687 0.44681531990790274 1.607390746427522 NaN
3 1.1134872334500427 0.4484833154634454 1.7967081732016563 NaN
4 1.0594207419590127 0.5667104145158399 1.5627450912620093 NaN
5 1.133700563755133 0.7535471690182525 1.4727569775356655 NaN
6 1.4132518960357408 1.042055278515844 2.030757464577489 NaN
7 3.314856048303186 2.609394399489037 4.111979274711425 NaN
8 3.7355469378159696 2.78105498635013 4.381183181645238 NaN
9 4.173802536100799 3.3288492589923617 5.039688420826783 NaN
10 6.8177328623617965 5.818123646053237 7.607247582467774 NaN
11 34.41163719794259 6.423578620818298 62.095838230571005 NaN
12 30.3386354662515 5.206846812116394 53.638832808136485 NaN
13 45.798544552201975 9.639733933578034 77.61261650357105 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6018; set rmargin at screen 0.7619
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.3339416332047628:0.4807881396171125]; set format x '%g'; set xtics autofreq 0.05
$data2 << EOD
1 0.3821491543019865 0.3687809897011869 0.403812891980276 NaN
2 0.43187291738987915 0.35551031971865005 0.44709902157101183 NaN
3 0.38054490482474523 0.3415371421571257 0.41075195277722626 NaN
4 0.36687553105904697 0.35314648254975184 0.38486642107166436 NaN
5 0.4123173358577672 0.3926370683951603 0.44426182915848905 NaN
6 0.41659385097492363 0.39170174548802583 0.4411804522209241 NaN
7 NaN NaN NaN NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 0.4401338501364672 0.41642985487813566 0.46812895802984095 NaN
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
unset logscale x; set xrange [299.2:508]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 345 310 420 NaN
2 475 440 508 NaN
3 490 460 508 NaN
4 485 460 508 NaN
5 490 480 508 NaN
6 NaN NaN NaN 508
7 NaN NaN NaN 508
8 NaN NaN NaN 508
9 NaN NaN NaN 508
10 NaN NaN NaN 508
11 NaN NaN NaN 508
12 NaN NaN NaN 508
13 NaN NaN NaN 508
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
