# Ω* / Ω* of the reference against cooldown: c3-bound-elbow
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 563,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'cooldown'
set format x '%g'
set xrange [0.036000000000000004:0.41400000000000003]
set format y '%g'; set yrange [0.9400446574556836:1.139893366519467]
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'c3-bound-elbow'
set ylabel 'Ω* / Ω* of the reference' offset 1.2,0
$data0 << EOD
0.05 1.130809334289295 1.130809334289295 1.130809334289295 NaN
0.1 1.0623189365470167 1.0623189365470167 1.0623189365470167 NaN
0.2 1 1 1 NaN
0.4 0.9491286896858555 0.9491286896858555 0.9491286896858555 NaN
EOD
$data1 << EOD
0.05 1.130809334289295 1.130809334289295 1.130809334289295 NaN
0.1 1.0623189365470167 1.0623189365470167 1.0623189365470167 NaN
0.2 1 1 1 NaN
0.4 0.9491286896858555 0.9491286896858555 0.9491286896858555 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2398, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'chebyshev-max(residual=0), wsd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'chebyshev-max(residual=1), wsd'
unset multiplot
