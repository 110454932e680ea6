# loss before / after the cooldown against horizon: c6-frontier-regression
# Run with: gnuplot -d study-3.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'horizon (steps)'
set logscale x; set format x '%g'
set xtics ('250' 250, '500' 500, '1000' 1000, '2000' 2000)
set xrange [208.33333333333334:2400]
set logscale y; set format y '%g'
set yrange [1.003231042507129:10.03691665029891]
set ytics ('2' 2, '5' 5, '10' 10)
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c6-frontier-regression'
set ylabel 'loss before / after the cooldown' offset 1.2,0
$data0 << EOD
250 1.4823551410200304 1.3042003552592676 1.718407472178592 NaN
500 2.3427488950045205 1.422130217163521 2.638455425239311 NaN
1000 2.8373177737187327 2.1341861447031922 4.616751616972148 NaN
2000 5.215213482916804 3.637277641191642 7.720705115614546 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3857, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, wsd'
unset multiplot
