# sharpness / threshold, second half against rate: b2-momentum
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
set xlabel 'learning rate η'
set format x '%g'
set xrange [0.044000000000000004:0.20600000000000002]
set format y '%g'; set yrange [0.6926931815293652:1.0153124759248824]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'b2-momentum'
set ylabel 'sharpness / threshold, second half' offset 1.2,0
$data0 << EOD
0.1 0.7740104546149813 0.7073576949109797 0.9302411502883275 NaN
0.2 0.9932770444278352 0.7690253488127865 0.9970942632622376 NaN
EOD
$data1 << EOD
0.05 0.8925546131040758 0.7966910560623013 1.000647962543268 NaN
0.1 0.9963443946012457 0.9063223564072102 1.000333921963482 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1375, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd(nesterov=false)'
set key at screen 0.5054, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'sgd(nesterov=true)'
unset multiplot
