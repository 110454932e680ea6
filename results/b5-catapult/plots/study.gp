# sharpness / threshold, second half against rate: b5-catapult
# Run with: gnuplot study.gp
set encoding utf8
set terminal svg size 560,345 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'learning rate η'
set format x '%g'; set xrange [1.176:1.824]
set format y '%g'; set yrange [-0.011390863959669859:0.8441295905333797]
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'b5-catapult'
set ylabel 'sharpness / threshold, second half' offset 1.2,0
$data0 << EOD
1.2 0.7347578240124166 0.6458759280490254 0.805242297147332 NaN
1.5 0.10469088044723422 0.04757335493923516 0.21919909019256256 NaN
1.8 0.08739808733807553 0.027496429426377852 0.6121396922851563 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.0841
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.0841 center top horizontal maxcols 1 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title ''
unset multiplot
