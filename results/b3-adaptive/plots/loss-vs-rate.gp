# Final evaluation loss against peak learning rate: mlp, 12000 steps
# Run with: gnuplot -d loss-vs-rate.gp
set encoding utf8
set terminal svg size 563,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
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
set logscale y; set format y '%g'; set yrange [0.0014430449683348456:0.0683691301159557]


set xrange [7.692307692307693e-05:0.0039000000000000003]
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'batch full'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
0.001 0.0016595017135850722 0.005858148079788186
0.003 0.0038775943612230305 0.008156515468034954
EOD
$data1 << EOD
0.001 0.005302158194265073
0.003 0.0069677059615373994
EOD
$data2 << EOD
0.001 0.0033675787407453587 0.005987855465064218
0.003 0.00408673048712279 0.006766917380494761
EOD
$data3 << EOD
0.001 0.004097201297375696
0.003 0.005775589605462827
EOD
$data4 << EOD
0.001 0.002700169310666155 0.006988716915759142
0.003 0.0022776305237358044 0.005056533767011269
EOD
$data5 << EOD
0.001 0.003380735275633679
0.003 0.00468269957075394
EOD
$data6 << EOD
0.0001 0.0161228857254613 0.05469530409276457
0.0003 0.007590164465893633 0.038488462876717706
EOD
$data7 << EOD
0.0001 0.042650315130958384
0.0003 0.01270689512103293
EOD
plot $data0 using 1:2:3 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data2 using 1:2:3 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data4 using 1:2:3 with filledcurves fillcolor rgb '#009E73' fillstyle transparent solid 0.10 noborder, \
  $data6 using 1:2:3 with filledcurves fillcolor rgb '#CC79A7' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data3 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5, \
  $data5 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#009E73' dashtype 1 linewidth 1.5, \
  $data7 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#CC79A7' dashtype 1 linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0462, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'adam(beta1=0.5), constant', \
  NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5 title 'adam(beta1=0.9), constant'
set key at screen 0.4920, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#009E73' dashtype 1 linewidth 1.5 title 'adam(beta1=0.95), constant', \
  NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#CC79A7' dashtype 1 linewidth 1.5 title 'rmsprop, constant'
unset multiplot
