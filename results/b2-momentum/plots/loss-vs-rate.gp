# Final evaluation loss against peak learning rate: mlp, 12000 steps
# Run with: gnuplot -d loss-vs-rate.gp
set encoding utf8
set terminal svg size 571,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'loss-vs-rate.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set logscale x
set format x '1e%T'
set xlabel 'peak learning rate'
set logscale y; set format y '%g'; set yrange [6.475232276709061e-05:0.003803204747492802]

set xtics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2)
set xrange [0.038461538461538464:0.26]
set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'batch full'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
0.1 7.44651711821542e-05 0.0017351210872044891
0.2 0.0015263582009111484 0.0029409805291318873
EOD
$data1 << EOD
0.1 0.0012064090962122208
0.2 0.0020323832099906165
EOD
$data2 << EOD
0.05 0.0012716611194830121 0.001792783164016914
0.1 0.0005748522631761309 0.0030425637979942417
EOD
$data3 << EOD
0.05 0.0016544565315586284
0.1 0.00220773724235355
EOD
plot $data0 using 1:2:3 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data2 using 1:2:3 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data3 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0280, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd(nesterov=false), constant'
set key at screen 0.5061, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5 title 'sgd(nesterov=true), constant'
unset multiplot
