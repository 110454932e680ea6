# sharpness / threshold, second half against rate: b5-catapult
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
set xlabel 'learning rate η'
set format x '%g'
set xrange [1.176:1.824]
set format y '%g'; set yrange [0.0711009706295829:0.770207947855886]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'b5-catapult'
set ylabel 'sharpness / threshold, second half' offset 1.2,0
$data0 << EOD
1.2 0.7292472744133613 0.7137580974552263 0.7384303579819631 NaN
1.5 0.11525269102346267 0.10287856050350577 0.13451957272283646 NaN
1.8 0.28823230351578466 0.2224391383338933 0.3271359156048762 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.4393, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title ''
unset multiplot
