# excess loss against horizon: c6-frontier-network
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 571,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
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
set yrange [0.0004187722915404829:0.02438663383015408]

set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'c6-frontier-network'
set ylabel 'excess loss' offset 1.2,0
$data0 << EOD
250 0.010047919772310204 0.007523855490698894 0.014236549882019667 NaN
500 0.00640544193662658 0.0038810868571159396 0.00871089476332923 NaN
1000 0.0033586221660031335 0.0021157246965136656 0.0068475821422636085 NaN
2000 0.0018637821332678634 0.0007538746053902257 0.004077358877528553 NaN
EOD
$data1 << EOD
250 0.01371808654356442 0.00922062196679671 0.01875894910011852 NaN
500 0.008855591023539139 0.006578907992439487 0.01139242065980331 NaN
1000 0.004146715704569412 0.0035224816288836613 0.008102566294613395 NaN
2000 0.002032167716772476 0.000959210695000684 0.004144154609785122 NaN
EOD
$data2 << EOD
250 0.012622135241010787 0.008110845180131998 0.01426855227405796 NaN
500 0.006414751085670883 0.004037479012146128 0.008392878691992539 NaN
1000 0.002959252168812196 0.0018012946222414894 0.006709167499907076 NaN
2000 0.001162884328684874 0.0005444039790026278 0.003657913874314467 NaN
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
set key at screen 0.1068, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'adamw, cosine', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'adamw, wsd'
set key at screen 0.4011, screen 0.1319 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'schedule-free-adamw, constant'
unset multiplot
