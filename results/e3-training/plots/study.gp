# best peak rate η against horizon: e3-training
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 560,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'horizon (steps)'
set logscale x; set format x '%g'
set xtics ('50' 50, '100' 100, '200' 200, '400' 400)
set xrange [41.66666666666667:480]
set logscale y; set format y '%g'
set yrange [0.021932025304760024:1.4623641086126458]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'e3-training'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
50 1.033 0.868993635307402 1.1248954681635737 NaN
100 0.9328 0.7948771938598002 1.0639514176667544 NaN
200 0.83975 0.73859716714745 0.9590584068898416 NaN
400 0.67605 0.6239713100468076 0.7684842499472186 NaN
EOD
$data1 << EOD
50 0.067905 0.06395727859137522 0.08185838352873626 NaN
100 0.054515 0.04947739253629462 0.060497165384218184 NaN
200 0.041605 0.038148163287350434 0.043944114131367305 NaN
400 0.029695 0.028511632896188032 0.03174789723473211 NaN
EOD
$data2 << EOD
50 0.63135 0.46450842232249884 0.7625407730192979 NaN
100 0.52815 0.44887165623367475 0.724736860146813 NaN
200 0.4639 0.3288779748752721 0.5847883944122687 NaN
400 0.39005 0.3029076107445305 0.4796868744893235 NaN
EOD
$data3 << EOD
50 0.04285 0.031600494067584646 0.054623890786082235 NaN
100 0.04142 0.029212502000701277 0.0663310564864418 NaN
200 0.04276 0.034683590961813886 0.06377660771910264 NaN
400 0.053675 0.031629280110020724 0.07027473697491414 NaN
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
set key at screen 0.1268, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'power-law-regression, sgd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'power-law-regression, adamw'
set key at screen 0.6054, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'mlp, sgd', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'mlp, adamw'
unset multiplot
