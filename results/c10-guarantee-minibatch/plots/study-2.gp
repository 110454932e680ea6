# the same of the average iterate against beta: c10-guarantee-minibatch
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 560,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'momentum β'
set format x '%g'
set xrange [-0.04:1.04]
set format y '%g'; set yrange [0.5063854176004707:0.9779243045065291]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'c10-guarantee-minibatch'
set ylabel 'the same of the average iterate' offset 1.2,0
$data0 << EOD
1e-09 0.5900405349065602 0.5721968760712594 0.606998227729387 NaN
0.25 0.6431383708292613 0.6252398973354019 0.6591665192523428 NaN
0.5 0.7140558836766127 0.6952043415567027 0.7333241363772195 NaN
0.75 0.8116307164080645 0.7831004192372387 0.8341198745301274 NaN
1 0.930001228788262 0.9054686213851196 0.9560985643174008 NaN
EOD
$data1 << EOD
0 0.5900405344598403 0.5721968756306174 0.6069982274270728 NaN
EOD
$data2 << EOD
1e-09 0.5383126199827286 0.5278190042612364 0.5508260857422563 NaN
0.25 0.5975380050452197 0.5850150981624888 0.6105075777197204 NaN
0.5 0.6795192783174163 0.6658525479981752 0.6924675036214825 NaN
0.75 0.7940613912266983 0.7785574045973891 0.8106541668376465 NaN
1 0.9308892713888661 0.9064146896708211 0.9564907187380719 NaN
EOD
$data3 << EOD
0 0.5383126192046199 0.527819003368928 0.5508260848788107 NaN
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
set key at screen 0.0286, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'steps 100, schedule-free-sgd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'steps 100, sgd'
set key at screen 0.5000, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'steps 400, schedule-free-sgd', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'steps 400, sgd'
unset multiplot
