# median ‖w − w*‖ / D of the second half against rate: a10-clipping
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 563,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'learning rate η'
set format x '%g'
set xrange [0.1384:2.0716]
set logscale y; set format y '%g'
set yrange [0.008076923076923075:0.16372707653471563]
set ytics ('0.01' 0.01, '0.02' 0.02, '0.05' 0.05, '0.1' 0.1)
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'a10-clipping'
set ylabel 'median ‖w − w*‖ / D of the second half' offset 1.2,0
$data0 << EOD
0.21 0.01065405498413406 0.010570194683507849 0.010870131774641916 0.010499999999999999
0.3 0.017631976036765095 0.016364423786903927 0.019485254324146606 0.015
0.5 0.03460432062299626 0.029600721838596845 0.03922305244587321 0.025
1 0.0632945266973332 0.0589547111996081 0.07606487250836254 0.05
2 0.12391034240343751 0.11575068867376603 0.12594390502670433 0.1
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3233, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title ''
set key at screen 0.4440, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
