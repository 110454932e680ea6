# final / initial excess loss against distance: d1-adam
# Run with: gnuplot -d study-3.gp
set encoding utf8
set terminal svg size 571,436 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'distance'
set logscale x; set format x '%g'

set xrange [0.008333333333333333:1.2]
set logscale y; set format y '1e%T'
set yrange [1.7782616009364934e-23:1.2942379372863697]

set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.9128; set bmargin at screen 0.4128
set title 'd1-adam'
set ylabel 'final / initial excess loss' offset 1.2,0
$data0 << EOD
0.01 0.995567147178027 0.9955665675423045 0.9955676440664382 NaN
1 0.6071696324972973 0.6071692864270418 0.6071699291634678 NaN
EOD
$data1 << EOD
0.01 0.02859909679175164 0.02859828602376766 0.0285997917624625 NaN
1 0.07666001236228438 0.0766589170556169 0.07666129014685313 NaN
EOD
$data2 << EOD
1 0.19197714808129626 0.17775273064708347 0.20951214180053432 NaN
EOD
$data3 << EOD
1 0.029167180161575795 0.026052084762319086 0.03225648318884608 NaN
EOD
$data4 << EOD
1 3.0547363639117947e-22 1.6307296942396628e-22 2.8131062461518627e-12 NaN
EOD
$data5 << EOD
1 2.5320709797853723e-23 2.3117400812174415e-23 2.8341985759761225e-23 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0876, screen 0.2752 left top vertical maxrows 6 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'absolute-loss(dimension=1, examples=1), dadapt-adam', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'absolute-loss(dimension=1, examples=1), prodigy', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'absolute-loss(dimension=20, examples=200), dadapt-adam', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'absolute-loss(dimension=20, examples=200), prodigy', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'quadratic, dadapt-adam', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'quadratic, prodigy'
unset multiplot
