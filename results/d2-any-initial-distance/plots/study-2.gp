# steps to d ≥ D/10 against d0: d2-any-initial-distance
# Run with: gnuplot study-2.gp
set encoding utf8
set terminal svg size 1140,345 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
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
set yrange [7.692307692307692:715]

set lmargin at screen 0.0667; set rmargin at screen 0.3140; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'absolute-loss' font ',10'
set ylabel 'steps to d ≥ D/10' offset 1.2,0
$data0 << EOD
1e-08 480 480 480 NaN
1e-06 280 280 290 NaN
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
1e-08 715
1e-06 715
0.0001 715
0.01 715
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data4 using 1:2 with points pointtype 9 pointsize 1 linecolor rgb '#CC79A7'
set lmargin at screen 0.4000; set rmargin at screen 0.6474; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'chebyshev-max' font ',10'
unset ylabel
$data5 << EOD
1e-08 520 500 550 NaN
1e-06 320 310 340 NaN
0.0001 170 160 180 NaN
0.01 60 60 70 NaN
EOD
$data6 << EOD
1e-08 40 40 40 NaN
1e-06 30 30 30 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data7 << EOD
1e-08 20 20 715 NaN
1e-06 20 10 715 NaN
0.0001 10 10 715 NaN
0.01 NaN NaN NaN NaN
EOD
$data8 << EOD
0.01 715
EOD
$data9 << EOD
1e-08 NaN NaN NaN NaN
1e-06 NaN NaN NaN NaN
0.0001 NaN NaN NaN NaN
0.01 NaN NaN NaN NaN
EOD
$data10 << EOD
1e-08 715
1e-06 715
0.0001 715
0.01 715
EOD
plot $data5 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data9 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data9 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data8 using 1:2 with points pointtype 9 pointsize 1 linecolor rgb '#009E73', \
  $data10 using 1:2 with points pointtype 9 pointsize 1 linecolor rgb '#CC79A7'
set lmargin at screen 0.7333; set rmargin at screen 0.9807; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'quadratic' font ',10'
unset ylabel
$data11 << EOD
1e-08 490 490 490 NaN
1e-06 290 290 290 NaN
0.0001 140 140 150 NaN
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
1e-08 715
1e-06 715
0.0001 715
0.01 715
EOD
plot $data11 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data12 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data12 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data13 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data13 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data14 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data14 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data15 using 1:2 with points pointtype 9 pointsize 1 linecolor rgb '#CC79A7'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.0841
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.0841 center top horizontal maxcols 5 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'dadapt-dual-averaging', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'dadapt-sgd', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'dadapt-adam', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'prodigy', \
  NaN with points pointtype 9 pointsize 1 linecolor rgb '#444444' title 'infinite'
unset multiplot
