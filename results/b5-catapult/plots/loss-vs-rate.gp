# Final evaluation loss against peak learning rate: two-layer-linear, 300 steps
# Run with: gnuplot loss-vs-rate.gp
set encoding utf8
set terminal svg size 560,345 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
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
set logscale y; set format y '%g'; set yrange [1.4760120370325069e-35:3.460550578967502e-16]

set xtics ('1' 1, '2' 2)
set xrange [0.923076923076923:2.3400000000000003]
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'batch full'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
1.2 5.590651132510798e-34 1.6974138425873826e-35 1.1898118720153026e-33 NaN
1.5 1.8660127932739156e-34 2.822361936324312e-35 6.142127540698805e-27 NaN
1.8 1.1928023296437947e-31 2.9722374660541534e-35 2.7684404631740017e-16 NaN
EOD
plot $data0 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data0 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.0841
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.0841 center top horizontal maxcols 1 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, constant'
unset multiplot
