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
set xlabel 'loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.9534324300978574:1.8537387815392816]; set format x '%g'; set xtics autofreq 0.5
$data1 << EOD
1 1 1 1 NaN
2 1.0106616305774976 1.0044681531990791 1.0160739074642753 NaN
3 1.0111348723345004 1.0044848331546345 1.0179670817320166 NaN
4 1.0105942074195902 1.0056671041451584 1.0156274509126202 NaN
5 1.0113370056375512 1.0075354716901825 1.0147275697753566 NaN
6 1.0141325189603574 1.0104205527851584 1.0203075746457748 NaN
7 1.033148560483032 1.0260939439948904 1.0411197927471143 NaN
8 1.0373554693781597 1.0278105498635013 1.0438118318164524 NaN
9 1.041738025361008 1.0332884925899237 1.0503968842082678 NaN
10 1.068177328623618 1.0581812364605323 1.0760724758246778 NaN
11 1.3441163719794258 1.064235786208183 1.62095838230571 NaN
12 1.303386354662515 1.0520684681211638 1.5363883280813648 NaN
13 1.4579854455220198 1.0963973393357804 1.7761261650357105 NaN
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
