# steps taken against horizon: c6-frontier-network
# Run with: gnuplot -d study-4.gp
set encoding utf8
set terminal svg size 563,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-4.svg'
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
set yrange [192.3076923076923:4847.7]
set ytics ('200' 200, '500' 500, '1000' 1000, '2000' 2000)
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'c6-frontier-network'
set ylabel 'steps taken' offset 1.2,0
$data0 << EOD
250 250 250 250 NaN
500 729 729 750 NaN
1000 1729 1708 1729 NaN
2000 3729 3708 3729 NaN
EOD
$data1 << EOD
250 250 250 250 NaN
500 549 549 549 NaN
1000 1148 1148 1148 NaN
2000 2347 2347 2347 NaN
EOD
$data2 << EOD
250 250 250 250 NaN
500 500 500 500 NaN
1000 1000 1000 1000 NaN
2000 2000 2000 2000 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1012, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'adamw, cosine', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'adamw, wsd'
set key at screen 0.3996, screen 0.1319 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'schedule-free-adamw, constant'
unset multiplot
