# steps to d ≥ D/10 against d0: d2-any-initial-distance
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 1140,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'd0'
set logscale x; set format x '1e%T'

set xrange [8.333333333333334e-09:0.012]
set logscale y; set format y '%g'
set yrange [7.692307692307692:676]

set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'absolute-loss' font ',10'
set ylabel 'steps to d ≥ D/10' offset 1.2,0
$data0 << EOD
1e-08 480 480 480 NaN
1e-06 280 280 280 NaN
0.0001 140 140 140 NaN
0.01 40 40 40 NaN
EOD
$data1 << EOD
1e-08 40 40 40 NaN
1e-06 30 30 30 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data2 << EOD
1e-08 20 20 20 NaN
1e-06 10 10 10 NaN
0.0001 10 10 10 NaN
0.01 10 10 10 NaN
EOD
$data3 << EOD
1e-08 NaN NaN NaN NaN
1e-06 NaN NaN NaN NaN
0.0001 NaN NaN NaN NaN
0.01 NaN NaN NaN NaN
EOD
$data4 << EOD
1e-08 676
1e-06 676
0.0001 676
0.01 676
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data4 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#CC79A7'
set lmargin at screen 0.4000; set rmargin at screen 0.6439; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'chebyshev-max' font ',10'
unset ylabel
$data5 << EOD
1e-08 520 510 520 NaN
1e-06 320 310 320 NaN
0.0001 160 160 170 NaN
0.01 60 60 60 NaN
EOD
$data6 << EOD
1e-08 40 40 40 NaN
1e-06 30 30 30 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data7 << EOD
1e-08 20 20 676 NaN
1e-06 10 10 20 NaN
0.0001 NaN NaN NaN NaN
0.01 10 10 676 NaN
EOD
$data8 << EOD
1e-08 NaN NaN NaN NaN
1e-06 NaN NaN NaN NaN
0.0001 NaN NaN NaN NaN
0.01 NaN NaN NaN NaN
EOD
$data9 << EOD
7.363523914405151e-05 676
EOD
$data10 << EOD
1e-08 676
1e-06 676
0.0001358045429911237 676
0.01 676
EOD
plot $data5 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data8 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data9 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73', \
  $data10 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#CC79A7'
set lmargin at screen 0.7333; set rmargin at screen 0.9772; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'quadratic' font ',10'
unset ylabel
$data11 << EOD
1e-08 490 490 490 NaN
1e-06 290 290 290 NaN
0.0001 140 140 140 NaN
0.01 40 40 40 NaN
EOD
$data12 << EOD
1e-08 40 40 40 NaN
1e-06 30 30 30 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data13 << EOD
1e-08 20 20 20 NaN
1e-06 10 10 10 NaN
0.0001 10 10 10 NaN
0.01 10 10 10 NaN
EOD
$data14 << EOD
1e-08 NaN NaN NaN NaN
1e-06 NaN NaN NaN NaN
0.0001 NaN NaN NaN NaN
0.01 NaN NaN NaN NaN
EOD
$data15 << EOD
1e-08 676
1e-06 676
0.0001 676
0.01 676
EOD
plot $data11 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data12 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data12 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data13 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data13 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data14 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data14 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data15 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#CC79A7'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1702, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'dadapt-dual-averaging'
set key at screen 0.3614, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'dadapt-sgd'
set key at screen 0.4868, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'dadapt-adam'
set key at screen 0.6237, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'prodigy'
set key at screen 0.7272, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 9 pointsize 0.8 linecolor rgb '#444444' title 'infinite'
unset multiplot
