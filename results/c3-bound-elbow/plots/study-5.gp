# Ω before / after the cooldown against cooldown: c3-bound-elbow
# Run with: gnuplot -d study-5.gp
set encoding utf8
set terminal svg size 560,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-5.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'cooldown'
set format x '%g'
set xrange [0.036000000000000004:0.41400000000000003]
set format y '%g'; set yrange [1.115117249714802:1.7151994950078657]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'c3-bound-elbow'
set ylabel 'Ω before / after the cooldown' offset 1.2,0
$data0 << EOD
0.05 1.1423937154099413 1.1423937154099413 1.1423937154099413 NaN
0.1 1.2542774113390336 1.2542774113390336 1.2542774113390336 NaN
0.2 1.4141501936908838 1.4141501936908838 1.4141501936908838 NaN
0.4 1.6879230293127265 1.6879230293127265 1.6879230293127265 NaN
EOD
$data1 << EOD
0.05 1.1423937154099413 1.1423937154099413 1.1423937154099413 NaN
0.1 1.2542774113390336 1.2542774113390336 1.2542774113390336 NaN
0.2 1.4141501936908838 1.4141501936908838 1.4141501936908838 NaN
0.4 1.6879230293127265 1.6879230293127265 1.6879230293127265 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2393, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'chebyshev-max(residual=0), wsd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'chebyshev-max(residual=1), wsd'
unset multiplot
