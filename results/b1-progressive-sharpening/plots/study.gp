# sharpness / threshold, second half against rate: b1-progressive-sharpening
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
set xlabel 'learning rate η'
set format x '%g'
set xrange [0.096:0.20400000000000001]
set format y '%g'; set yrange [0.9910631861237967:1.007031417516225]
set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'b1-progressive-sharpening'
set ylabel 'sharpness / threshold, second half' offset 1.2,0
$data0 << EOD
0.1 0.9991565032293368 0.9920692115159209 1.0039201413339995 NaN
0.2 1.0020987662156848 0.9980897255773324 1.006025392124101 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.4396, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title ''
unset multiplot
