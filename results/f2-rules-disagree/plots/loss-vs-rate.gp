# Final evaluation loss against peak learning rate: quadratic, 200 steps
# Run with: gnuplot -d loss-vs-rate.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
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
set logscale y; set format y '%g'; set yrange [0.03303697390627537:10.468121587893016]


set xrange [0.0023076923076923075:0.39]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'batch 1'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
0.003 8.200672401703983 8.374497270314412
0.004403 6.6165685874020514 6.7276357023535756
0.006463 5.091965029621331 5.152517191249589
0.009487 3.707848176793597 3.749360606589434
0.01392 2.507218128687687 2.5481367353106923
0.02044 1.501376589250108 1.5563807128722822
0.03 0.7866205466577512 0.8213973593487514
0.04403 0.34579597005718365 0.3614530487256051
0.06463 0.12258189468294743 0.13026670732903617
0.09487 0.04629178585259801 0.04920143841009574
0.1392 0.03799251999221667 0.03988179851026173
EOD
$data1 << EOD
0.003 8.266302953491802
0.004403 6.668613707879221
0.006463 5.115295149601764
0.009487 3.7292718258362747
0.01392 2.5267046932900037
0.02044 1.5252310075744082
0.03 0.8011444247384589
0.04403 0.35357825238653107
0.06463 0.12787343274813387
0.09487 0.04778877269264069
0.1392 0.0389649497694518
0.2044 NaN
0.3 NaN
EOD
$data2 << EOD
0.2044 10.468121587893016
0.3 10.468121587893016
EOD
plot $data0 using 1:2:3 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data2 using 1:2 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3571, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, constant'
unset multiplot
