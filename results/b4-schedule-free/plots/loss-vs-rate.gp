# Final evaluation loss against peak learning rate: mlp, 12000 steps
# Run with: gnuplot loss-vs-rate.gp
set encoding utf8
set terminal svg size 560,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
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
set logscale y; set format y '%g'; set yrange [0.00029383647146231104:0.04593621552966154]

set xtics ('0.2' 0.2, '0.5' 0.5, '1' 1, '2' 2)
set xrange [0.15384615384615385:2.6]
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'batch full'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
0.2 0.0163810305882834 0.008253971022477647 0.03674897242372923 NaN
0.4 0.004799827207546756 0.002798093254769764 0.0057080740921764215 NaN
EOD
$data1 << EOD
1 0.001215847700525503 0.0010226896290366498 0.004060765571772389 NaN
2 0.0016041293533726358 0.00033791194218165765 0.0038844884902535432 NaN
EOD
plot $data0 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data0 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data1 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5, \
  $data0 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data1 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.1319
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.1319 center top horizontal maxcols 1 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'schedule-free-sgd(momentum=0.5), constant', \
  NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5 title 'schedule-free-sgd(momentum=0.9), constant'
unset multiplot
