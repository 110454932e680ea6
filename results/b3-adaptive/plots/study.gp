# sharpness / threshold, second half against rate: b3-adaptive
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 563,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'learning rate η'
set logscale x; set format x '%g'
set xtics ('0.0001' 0.0001, '0.0002' 0.0002, '0.0005' 0.0005, '0.001' 0.001, '0.002' 0.002)
set xrange [8.333333333333334e-05:0.0036]
set format y '%g'; set yrange [0.9775320926735173:1.0513845311799583]
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'b3-adaptive'
set ylabel 'sharpness / threshold, second half' offset 1.2,0
$data0 << EOD
0.001 1.0059024319732306 1.0049389836009557 1.006322311945283 NaN
0.003 1.0084244043389772 1.0071380283049562 1.0093425930757904 NaN
EOD
$data1 << EOD
0.001 0.9936838487549455 0.9914348609731733 0.9972158665551459 NaN
0.003 0.9913601701068618 0.9866858240274152 0.9930556811536062 NaN
EOD
$data2 << EOD
0.001 0.9888613738442522 0.9850565299223665 0.991779379782348 NaN
0.003 0.9861578042327284 0.9808890216965374 0.9905842264123175 NaN
EOD
$data3 << EOD
0.0001 1.026747921707439 1.0218216761174381 1.0307652733411303 NaN
0.0003 1.0386444781408841 1.0128711487978235 1.0480276021569384 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1652, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'adam(beta1=0.5)', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'adam(beta1=0.9)'
set key at screen 0.4920, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'adam(beta1=0.95)', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'rmsprop'
unset multiplot
