# best peak rate η against horizon: e3-training
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 560,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'horizon (steps)'
set logscale x; set format x '%g'
set xtics ('50' 50, '100' 100, '200' 200, '400' 400)
set xrange [41.66666666666667:480]
set logscale y; set format y '%g'
set yrange [0.019704198639082217:1.651541190614131]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'e3-training'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
50 1.0547540193409324 0.7965729657469738 1.2704163004724085 NaN
100 0.9940035941187093 0.7353857795296357 1.1802017107679068 NaN
200 0.8499752948152113 0.6766951242109227 1.0400122268538627 NaN
400 0.6762219776157076 0.5722754970521514 0.838095842233882 NaN
EOD
$data1 << EOD
50 0.06594830575218184 0.05904513119491056 0.08261145113891502 NaN
100 0.05426978619768253 0.04574515649668841 0.06536021077790648 NaN
200 0.041244767877163815 0.03506014033182767 0.04707929209698475 NaN
400 0.029565357762764703 0.02561545823080688 0.03411567271694867 NaN
EOD
$data2 << EOD
50 0.5816808119397572 0.3976637979397387 0.8366314137727506 NaN
100 0.5236312826043171 0.4291752390254696 0.6693850987397606 NaN
200 0.46127454487173025 0.36631861836296575 0.5611656840879995 NaN
400 0.4278446905765895 0.30023993088753165 0.5269316065568747 NaN
EOD
$data3 << EOD
50 0.04015536443889381 0.026398269624091215 0.054252204912263846 NaN
100 0.04247828675261568 0.027109371520270535 0.0582776961674243 NaN
200 0.045216648030921264 0.03247669202445699 0.07182318170805235 NaN
400 0.040805988117495834 0.03054799673549185 0.06533021026613212 NaN
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
set key at screen 0.1268, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'power-law-regression, sgd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'power-law-regression, adamw'
set key at screen 0.6054, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'mlp, sgd', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'mlp, adamw'
unset multiplot
