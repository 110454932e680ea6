# best peak rate η against batch_size: e1-horizon
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

set xrange [3.3333333333333335:1228.8]
set logscale y; set format y '%g'
set yrange [0.025152384464523482:1.7924791728531644]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'e1-horizon'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
4 0.03429598057481347 0.032698099803880526 0.03568048796614978 0.09067136393539665
16 0.06538854372833033 0.06276206246418913 0.0680333237210665 0.3062026387223761
64 0.12192233685150437 0.11693560058287725 0.12663032618936856 0.7543621865396413
256 0.22802171267095295 0.2187051358451737 0.2368852468844393 1.1826798577543736
1024 0.42312440903504744 0.40417682516302655 0.4378039831736995 1.3788301329639725
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3000, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd'
set key at screen 0.4643, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
