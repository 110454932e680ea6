# best peak rate η against batch_size: e7-coupling
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 563,436 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'batch size (examples)'
set logscale x; set format x '%g'
set xtics ('10' 10, '20' 20, '50' 50, '100' 100)
set xrange [6.666666666666667:153.6]
set logscale y; set format y '%g'
set yrange [0.0027811308006891284:0.2531755297331304]

set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.9128; set bmargin at screen 0.4128
set title 'e7-coupling'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
8 0.01711 0.011627300953584427 0.0345331743422402 NaN
32 0.006855 0.0058354546060873525 0.008466269741571773 NaN
128 0.0040245 0.003615470040895867 0.005146547643222275 NaN
EOD
$data1 << EOD
8 0.038705 0.022684715468082484 0.058046100062175005 NaN
32 0.008434 0.006599405880757187 0.011005446769655675 NaN
128 0.0043405 0.003939623276865909 0.0056119461411977215 NaN
EOD
$data2 << EOD
8 0.033960000000000004 0.029264877334926553 0.04710089387346197 NaN
32 0.08894 0.030169187601297567 0.13775717652292302 NaN
128 0.011195 0.008227030837151851 0.012631001910438278 NaN
EOD
$data3 << EOD
8 0.037395 0.029295054932418962 0.053975378565277204 NaN
32 0.090865 0.07403405773059595 0.12660498835722026 NaN
128 0.1245 0.09581066792452958 0.19475040748702338 NaN
EOD
$data4 << EOD
8 0.049284999999999995 0.03817785623017314 0.05583061065472345 NaN
32 0.10669999999999999 0.06871581539062399 0.1368131231257072 NaN
128 0.13205 0.10375412342666455 0.18580356337604817 NaN
EOD
$data5 << EOD
8 0.03021 0.024961777817611757 0.03938018451464204 NaN
32 0.027545 0.02320250702766538 0.06091348099010927 NaN
128 0.03481 0.030153798888433683 0.07359880081287076 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data2 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data3 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data4 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data5 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1439, screen 0.2752 left top vertical maxrows 6 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'mlp(examples=512), adamw(weight_decay=0)', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'mlp(examples=512), adamw(weight_decay=0.1)', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'mlp(examples=512), adamw(weight_decay=1)', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'mlp(examples=4096), adamw(weight_decay=0)', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'mlp(examples=4096), adamw(weight_decay=0.1)', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'mlp(examples=4096), adamw(weight_decay=1)'
unset multiplot
