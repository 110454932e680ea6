# steps to d ≥ D/10 against d0: d1-never-above
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 1140,1011 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
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
set yrange [7.692307692307692:650]

set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.9476; set bmargin at screen 0.7319
set title 'absolute-loss(dimension=20, examples=200)' font ',10'
set ylabel 'steps to d ≥ D/10' offset 1.2,0
$data0 << EOD
1e-08 480 480 480 NaN
0.0001 140 140 140 NaN
0.01 40 40 40 NaN
EOD
$data1 << EOD
1e-08 40 40 40 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data2 << EOD
1e-06 100 100 100 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.4000; set rmargin at screen 0.6439; set tmargin at screen 0.9476; set bmargin at screen 0.7319
set title 'absolute-loss(dimension=2, examples=5)' font ',10'
unset ylabel
$data3 << EOD
1e-08 480 480 480 NaN
0.0001 140 140 140 NaN
0.01 40 40 40 NaN
EOD
$data4 << EOD
1e-08 40 40 40 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data5 << EOD
1e-06 90 90 90 NaN
EOD
plot $data3 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.7333; set rmargin at screen 0.9772; set tmargin at screen 0.9476; set bmargin at screen 0.7319
set title 'chebyshev-max(dimension=20, examples=200,'."\n".'residual=0)' font ',10'
unset ylabel
$data6 << EOD
1e-08 NaN NaN NaN NaN
0.0001 160 160 170 NaN
0.01 60 60 60 NaN
EOD
$data7 << EOD
1e-08 40 40 40 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data8 << EOD
1e-06 110 110 110 NaN
EOD
$data9 << EOD
1e-08 650
EOD
plot $data6 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data8 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data9 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#0072B2'
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.6261; set bmargin at screen 0.4105
set title 'chebyshev-max(dimension=20, examples=200,'."\n".'residual=0.1)' font ',10'
set ylabel 'steps to d ≥ D/10' offset 1.2,0
$data10 << EOD
1e-08 NaN NaN NaN NaN
0.0001 160 160 170 NaN
0.01 60 50 60 NaN
EOD
$data11 << EOD
1e-08 40 40 40 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data12 << EOD
1e-06 110 110 110 NaN
EOD
$data13 << EOD
1e-08 650
EOD
plot $data10 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data10 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data11 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data12 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data12 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data13 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#0072B2'
set lmargin at screen 0.4000; set rmargin at screen 0.6439; set tmargin at screen 0.6261; set bmargin at screen 0.4105
set title 'chebyshev-max(dimension=2, examples=20, residual=0)' font ',10'
unset ylabel
$data14 << EOD
1e-08 480 480 480 NaN
0.0001 140 140 140 NaN
0.01 40 40 40 NaN
EOD
$data15 << EOD
1e-08 40 40 40 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data16 << EOD
1e-06 90 90 90 NaN
EOD
plot $data14 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data14 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data15 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data15 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data16 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data16 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.7333; set rmargin at screen 0.9772; set tmargin at screen 0.6261; set bmargin at screen 0.4105
set title 'quadratic(smallest=0.1)' font ',10'
unset ylabel
$data17 << EOD
1e-08 490 490 490 NaN
0.0001 140 140 140 NaN
0.01 40 40 40 NaN
EOD
$data18 << EOD
1e-08 40 40 40 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data19 << EOD
1e-06 100 100 100 NaN
EOD
plot $data17 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data17 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data18 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data18 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data19 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data19 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.3046; set bmargin at screen 0.0890
set title 'quadratic(smallest=0.001)' font ',10'
set ylabel 'steps to d ≥ D/10' offset 1.2,0
$data20 << EOD
1e-08 500 500 500 NaN
0.0001 150 150 150 NaN
0.01 40 40 50 NaN
EOD
$data21 << EOD
1e-08 40 40 40 NaN
0.0001 20 20 20 NaN
0.01 10 10 10 NaN
EOD
$data22 << EOD
1e-06 100 100 100 NaN
EOD
plot $data20 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data20 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data21 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data21 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data22 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data22 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2149, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'dadapt-dual-averaging'
set key at screen 0.4061, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'dadapt-sgd'
set key at screen 0.5316, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'dadapt-adagrad'
set key at screen 0.6825, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 9 pointsize 0.8 linecolor rgb '#444444' title 'infinite'
unset multiplot
