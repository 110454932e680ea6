# sharpness / threshold, second half against rate: b4-schedule-free
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 563,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'learning rate η'
set format x '%g'
set xrange [0.128:2.072]
set format y '%g'; set yrange [0.9121352482530904:1.01475149724312]
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'b4-schedule-free'
set ylabel 'sharpness / threshold, second half' offset 1.2,0
$data0 << EOD
0.2 1.0016591851968852 0.9896567421684899 1.0043956512421364 NaN
0.4 0.9998975072419278 0.994396361065194 1.0015761717768985 NaN
EOD
$data1 << EOD
1 0.9904652323204193 0.9167996232071827 1.0100871222890278 NaN
2 0.9871389770846888 0.9259580531547008 0.9991795498145877 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2256, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'schedule-free-sgd(momentum=0.5)', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'schedule-free-sgd(momentum=0.9)'
unset multiplot
