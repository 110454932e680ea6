# excess loss against horizon: c3-elbow-nonsmooth
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 571,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
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
set yrange [0.00014885228883363923:0.024308587035529666]

set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c3-elbow-nonsmooth'
set ylabel 'excess loss' offset 1.2,0
$data0 << EOD
100 0.015273151710672284 0.012586336362677392 0.01869891310425359 NaN
200 0.004758863499406012 0.004432421953243504 0.005254146395578627 NaN
400 0.0012873721082250836 0.001149752312951724 0.0015688497824462855 NaN
EOD
$data1 << EOD
100 0.003967144249700565 0.003174061939206399 0.004327354127358213 NaN
200 0.0007774569478098056 0.0005458019343411863 0.0012061108550431021 NaN
400 0.0002620383002156848 0.000193507975483731 0.00042205525166898183 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3187, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'wsd'
set key at screen 0.4834, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'cosine'
unset multiplot
