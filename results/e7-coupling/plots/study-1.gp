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
set yrange [0.0025788224368605735:0.26318427245337667]

set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.9128; set bmargin at screen 0.4128
set title 'e7-coupling'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
8 0.016787551663816184 0.010384232253435415 0.03688359943223641 NaN
32 0.006872527901209425 0.0053022457722431224 0.009640615029873238 NaN
128 0.003991995073606723 0.0033524691679187456 0.005565044603906581 NaN
EOD
$data1 << EOD
8 0.03763943134028961 0.020732387020663823 0.0859482302333693 NaN
32 0.008414832088217621 0.006227646274154614 0.010410269051427456 NaN
128 0.004366230767253886 0.0035890682225339044 0.005874352061843198 NaN
EOD
$data2 << EOD
8 0.03560314685669551 0.026472878761045066 0.04286319056883988 NaN
32 0.06363868405030633 0.027474368827036105 0.14205100759035472 NaN
128 0.010368198462155817 0.007260458780181651 0.01447478673095548 NaN
EOD
$data3 << EOD
8 0.04273669657398016 0.021629091290466286 0.05593169429588454 NaN
32 0.08117389433379749 0.05719975636298265 0.1294696941099915 NaN
128 0.12103709325449111 0.09269936196943226 0.2024494403487513 NaN
EOD
$data4 << EOD
8 0.04863987141126399 0.03655775194131713 0.05705162084276265 NaN
32 0.10655380318538243 0.0725475425648865 0.17663554203313073 NaN
128 0.1252047727273033 0.09237087639904991 0.17426316010527348 NaN
EOD
$data5 << EOD
8 0.029491612558079486 0.02388569797227052 0.03524648257445307 NaN
32 0.02718004744886051 0.021122921763001477 0.056664762753257006 NaN
128 0.03480886817202722 0.026975849143804465 0.05345091538682163 NaN
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
