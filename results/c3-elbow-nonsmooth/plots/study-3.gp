# loss before / after the cooldown against horizon: c3-elbow-nonsmooth
# Run with: gnuplot -d study-3.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'horizon (steps)'
set logscale x; set format x '%g'
set xtics ('100' 100, '200' 200, '400' 400)
set xrange [83.33333333333334:480]
set logscale y; set format y '%g'
set yrange [4.487297414730863:23.451844014800812]
set ytics ('5' 5, '10' 10, '20' 20)
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c3-elbow-nonsmooth'
set ylabel 'loss before / after the cooldown' offset 1.2,0
$data0 << EOD
100 6.747599150437227 5.833486639150122 7.496600710152886 NaN
200 8.809316813938551 8.080408109373785 10.603037246412818 NaN
400 14.58584980515219 13.298420481067822 18.03988001138524 NaN
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
