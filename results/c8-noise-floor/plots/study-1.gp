# noise floor (loss above the minimum) against rate: c8-noise-floor
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
set xlabel 'learning rate η'
set logscale x; set format x '%g'
set xtics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5)
set xrange [0.03333333333333333:0.96]
set logscale y; set format y '%g'
set yrange [0.3841396564099616:15.730050632202605]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c8-noise-floor'
set ylabel 'noise floor (loss above the minimum)' offset 1.2,0
$data0 << EOD
0.04 0.5088665655060998 0.4993815533329501 0.5124916363924297 0.5039859858190563
0.1 1.2839622095458574 1.2719167468253902 1.2879612990515554 1.275347495336398
0.2 2.6108263229754503 2.5981145971702397 2.6255398951655318 2.604464555061228
0.4 5.453283719997916 5.424089343421932 5.468575775617581 5.445501449118713
0.8 12.071582381588641 12.025790841548588 12.100038947848157 12.072045140553165
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2696, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'constant'
set key at screen 0.4964, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
