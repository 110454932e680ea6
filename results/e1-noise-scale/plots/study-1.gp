# best peak rate η against batch_size: e1-noise-scale
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'batch size (examples)'
set logscale x; set format x '%g'

set xrange [3.3333333333333335:614.4]
set logscale y; set format y '%g'
set yrange [0.060966259399514965:2.290837243922709]
set ytics ('0.1' 0.1, '0.2' 0.2, '0.5' 0.5, '1' 1, '2' 2)
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'e1-noise-scale'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
4 0.08841 0.07925613721936946 0.09534475062418298 0.09127294974977299
16 0.29925 0.28631613789580873 0.3134519666757611 0.3075999476137246
64 0.73695 0.7174648421923447 0.7574258433852321 0.7549003669074027
256 1.162 1.1311115490995305 1.1973815836040438 1.1870294893279087
512 1.285 1.2551404079129551 1.320836513451031 1.3111110999095914
EOD
$data1 << EOD
4 0.12685000000000002 0.12124324287997036 0.13728083657552725 0.13198441625024118
16 0.4289 0.4133077899945725 0.45135467331321966 0.4380735705493481
64 1.0245 0.9948920538961877 1.0639758418913168 1.0424930832430481
256 1.5675 1.5068504222176196 1.6092386389829059 1.5914233133523434
512 1.7195 1.662302891872875 1.7621824953251608 1.7445211117443353
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
set key at screen 0.0768, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'quadratic'
set key at screen 0.3107, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'power-law-regression'
set key at screen 0.6893, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
