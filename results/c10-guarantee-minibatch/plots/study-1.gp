# (F(x) − F*) / (DG/√T) against beta: c10-guarantee-minibatch
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'momentum β'
set format x '%g'
set xrange [-0.04:1.04]
set logscale y; set format y '%g'
set yrange [0.04307465481669872:0.7712542519867522]
set ytics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5)
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'c10-guarantee-minibatch'
set ylabel '(F(x) − F*) / (DG/√T)' offset 1.2,0
$data0 << EOD
1e-09 0.5751769977115946 0.556793699191931 0.5932725015282709 NaN
0.25 0.5188879830218995 0.4995429300910544 0.5386108449125643 NaN
0.5 0.4742773198198182 0.4459625975550552 0.49959981044988877 NaN
0.75 0.4604218735001006 0.4307273314880739 0.4922802912604481 NaN
1 0.518736095402682 0.4895679699750903 0.5483681839023101 NaN
EOD
$data1 << EOD
0 0.2598607176740462 0.2405953588791362 0.28833174037926596 NaN
EOD
$data2 << EOD
1e-09 0.5306916165623004 0.5189997251678385 0.542741951548169 NaN
0.25 0.37400576227840354 0.3580810862072962 0.38708751535793773 NaN
0.5 0.2121053802641638 0.19405059054064475 0.2268686300086716 NaN
0.75 0.06663886204909855 0.05599705126170834 0.08807400622299902 NaN
1 0.4629386517023667 0.4226543142965539 0.49691943920807763 NaN
EOD
$data3 << EOD
0 0.22924328582590253 0.21131406318919047 0.25652254785747647 NaN
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
