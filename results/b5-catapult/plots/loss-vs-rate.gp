# Final evaluation loss against peak learning rate: two-layer-linear, 300 steps
# Run with: gnuplot -d loss-vs-rate.gp
set encoding utf8
set terminal svg size 563,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
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
set logscale y; set format y '%g'; set yrange [4.186804226928773e-35:4.098067180554199e-34]
set ytics ('5e-35' 5e-35, '1e-34' 1e-34, '2e-34' 2e-34)
set xtics ('1' 1, '2' 2)
set xrange [0.923076923076923:2.3400000000000003]
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'batch full'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
1.2 4.8148248609680886e-35 1.6927118651840936e-34
1.5 1.6927118651840936e-34 3.2784537444433594e-34
1.8 6.093762714662738e-35 1.1174543172504366e-34
EOD
$data1 << EOD
1.2 1.0168026134612787e-34
1.5 2.0481813568727533e-34
1.8 9.103028252767792e-35
EOD
$data2 << EOD
1.2 4.098067180554199e-34
1.5 4.098067180554199e-34
1.8 4.098067180554199e-34
EOD
plot $data0 using 1:2:3 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data2 using 1:2 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3570, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, constant'
unset multiplot
