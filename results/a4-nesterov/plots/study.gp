# largest stable η × λmax against beta: a4-nesterov
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
set format x '%g'
set xrange [-0.0392:1.0191999999999999]
set format y '%g'; set yrange [1.3047195434570313:2.0331405639648437]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'a4-nesterov'
set ylabel 'largest stable η × λmax' offset 1.2,0
$data0 << EOD
0 2.0000152587890625 2 2.000030517578125 2
EOD
$data1 << EOD
0.5 1.5000076293945312 1.5 1.5000152587890625 1.5
0.9 1.3571395874023438 1.3571319580078125 1.357147216796875 1.3571428571428572
0.95 1.3448257446289062 1.344818115234375 1.3448333740234375 1.3448275862068966
0.98 1.3378372192382812 1.33782958984375 1.3378448486328125 1.337837837837838
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0214, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd(nesterov=false)'
set key at screen 0.3893, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'sgd(nesterov=true)'
set key at screen 0.7446, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
