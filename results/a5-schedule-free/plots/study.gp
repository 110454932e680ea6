# largest stable η × λmax against beta: a5-schedule-free
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'momentum β'
set logscale x; set format x '1e%T'

set xrange [8.333333333333335e-10:1.176]
set logscale y; set format y '%g'
set yrange [1.5384615384615383:129.9999999999999]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'a5-schedule-free'
set ylabel 'largest stable η × λmax' offset 1.2,0
$data0 << EOD
1e-09 2.0000152587890625 2 2.000030517578125 2.000000002
0.5 4.000030517578125 4 4.00006103515625 4
0.9 19.9998779296875 19.999755859375 20 20.000000000000004
0.95 39.999755859375 39.99951171875 40 39.999999999999964
0.98 99.9970703125 99.99609375 99.998046875 99.99999999999991
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2125, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'schedule-free-sgd'
set key at screen 0.5518, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
