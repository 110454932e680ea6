# Ω before / after the cooldown against steps: c2-bound-peaks
# Run with: gnuplot -d study-5.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-5.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'steps'
set logscale x; set format x '%g'

set xrange [83.33333333333334:12000]
set format y '%g'; set yrange [1.1913676696170519:1.8485417900461067]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c2-bound-peaks'
set ylabel 'Ω before / after the cooldown' offset 1.2,0
$data0 << EOD
100 1.2212392205456453 1.2212392205456453 1.2212392205456453 NaN
200 1.319489049028944 1.319489049028944 1.319489049028944 NaN
400 1.4141501936908838 1.4141501936908838 1.4141501936908838 NaN
1000 1.5339456596699497 1.5339456596699497 1.5339456596699497 NaN
4000 1.7071563469848743 1.7071563469848743 1.7071563469848743 NaN
10000 1.8186702391175134 1.8186702391175134 1.8186702391175134 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.4161, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'wsd'
unset multiplot
