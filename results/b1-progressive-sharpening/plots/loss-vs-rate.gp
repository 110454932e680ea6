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
set logscale y; set format y '%g'; set yrange [0.0006597268268271061:0.004189049419128737]
set ytics ('0.001' 0.001, '0.002' 0.002)
set xtics ('0.1' 0.1, '0.2' 0.2)
set xrange [0.07692307692307693:0.26]
set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'batch full'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
0.1 0.0021203125227709867 0.0031628091250137332
0.2 0.000758685850851172 0.00335123953530299
EOD
$data1 << EOD
0.1 0.0028147407195026368
0.2 0.002024816147619486
EOD
plot $data0 using 1:2:3 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3590, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, constant'
unset multiplot
