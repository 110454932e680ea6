# Final evaluation loss against peak learning rate: mlp, 12000 steps
# Run with: gnuplot -d loss-vs-rate.gp
set encoding utf8
set terminal svg size 571,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
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
set logscale y; set format y '%g'; set yrange [0.00029383647146231104:0.045930024456542796]

set xtics ('0.2' 0.2, '0.5' 0.5, '1' 1, '2' 2)
set xrange [0.15384615384615385:2.6]
set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'batch full'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
0.2 0.008253971022477647 0.03674401956523424
0.4 0.0027806639778907246 0.005667405068333411
EOD
$data1 << EOD
0.2 0.01636950320017462
0.4 0.004799827207546756
EOD
$data2 << EOD
1 0.0010226896290366498 0.0040658254757916295
2 0.00033791194218165765 0.0038844884902535432
EOD
$data3 << EOD
1 0.001215847700525503
2 0.0016041293533726358
EOD
plot $data0 using 1:2:3 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data2 using 1:2:3 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data3 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1716, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'schedule-free-sgd(momentum=0.5), constant', \
  NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5 title 'schedule-free-sgd(momentum=0.9), constant'
unset multiplot
