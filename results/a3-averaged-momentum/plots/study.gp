# largest stable η × λmax against beta: a3-averaged-momentum
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 560,400 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'momentum β'
set format x '%g'
set xrange [-0.0392:1.0191999999999999]
set logscale y; set format y '%g'
set yrange [1.5384615384615383:257.405078125]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9050; set bmargin at screen 0.3600
set title 'a3-averaged-momentum'
set ylabel 'largest stable η × λmax' offset 1.2,0
$data0 << EOD
0 2.0000152587890625 2 2.000030517578125 2
EOD
$data1 << EOD
0.5 6.000030517578125 6 6.00006103515625 6
EOD
$data2 << EOD
0.9 38.000244140625 38 38.00048828125 38.00000000000001
EOD
$data3 << EOD
0.95 78.00048828125 78 78.0009765625 77.99999999999993
EOD
$data4 << EOD
0.98 198.001953125 198 198.00390625 197.99999999999983
EOD
$data5 << EOD
0 2.0000152587890625 2 2.000030517578125 2
0.5 6.000030517578125 6 6.00006103515625 6
0.9 38.000244140625 38 38.00048828125 38.00000000000001
0.95 78.00048828125 78 78.0009765625 77.99999999999993
0.98 198.001953125 198 198.00390625 197.9999999999998
EOD
$data6 << EOD
0 2.0000152587890625 2 2.000030517578125 2
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
  $data6 using 1:2 with lines linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data2 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data3 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data4 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data5 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data6 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1179, screen 0.2100 left top vertical maxrows 4 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd(dampening=0)', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'sgd(dampening=0.5)', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'sgd(dampening=0.9)', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'sgd(dampening=0.95)'
set key at screen 0.5000, screen 0.2100 left top vertical maxrows 4 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'sgd(dampening=0.98)', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'adam', \
  NaN with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5 title 'rmsprop', \
  NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
