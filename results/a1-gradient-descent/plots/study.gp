# largest stable η × λmax against dimension: a1-gradient-descent
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 571,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'dimension'
set logscale x; set format x '%g'

set xrange [0.8333333333333334:120]
set format y '%g'; set yrange [1.997999969482422:2.002030548095703]
set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'a1-gradient-descent'
set ylabel 'largest stable η × λmax' offset 1.2,0
$data0 << EOD
1 2.0000152587890625 2 2.000030517578125 2
10 2.0000152587890625 2 2.000030517578125 2
100 2.0000152587890625 2 2.000030517578125 2
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2697, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'quadratic'
set key at screen 0.4991, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
