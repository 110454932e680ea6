# best peak rate η against horizon: e3-horizon
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 571,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'horizon (steps)'
set logscale x; set format x '%g'
set xtics ('50' 50, '100' 100, '200' 200, '400' 400, '800' 800)
set xrange [41.66666666666667:960]
set logscale y; set format y '%g'
set yrange [0.0006193371515742227:0.134295537911426]

set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'e3-horizon'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
50 0.033539481011419646 0.028849692351555694 0.039603065330552314 NaN
100 0.01742073975712012 0.015259347704363473 0.01998857521824814 NaN
200 0.008809152250104358 0.007736287770341903 0.01064582710229475 NaN
400 0.0045065413041401135 0.0038947525271956027 0.005357730569092417 NaN
800 0.002237641718823925 0.0019582878334665093 0.0026271017326068907 NaN
EOD
$data1 << EOD
50 0.07446116754702375 0.0650073069012121 0.10330425993186615 NaN
100 0.03650525047721885 0.03207425885270569 0.043420001124398436 NaN
200 0.018308663518315258 0.015855976233363444 0.024015612931147113 NaN
400 0.008943607434205206 0.007919688298719547 0.010964908144534314 NaN
800 0.004597442314801694 0.003916678639955692 0.005771585180014386 NaN
EOD
$data2 << EOD
50 0.012858097309824864 0.011130672251605927 0.015290294956263772 NaN
100 0.0066457170706659685 0.005954734710425239 0.007850349144042673 NaN
200 0.0036727048016509164 0.003288075836722218 0.004237240619530308 NaN
400 0.0018869810777699231 0.0015431369113185697 0.002028542843301482 NaN
800 0.0009287967296519667 0.0008051382970464895 0.0010739623432047599 NaN
EOD
$data3 << EOD
50 0.03065590041474095 0.025258608737012342 0.03538909811098442 NaN
100 0.015016226335284974 0.012679934749759914 0.03156060963667466 NaN
200 0.007882647295822987 0.00673880454420662 0.008934731486963738 NaN
400 0.003876313094364696 0.0032709964772262698 0.004681958761409933 NaN
800 0.001959461238337592 0.00164379931022569 0.0024552352014961714 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0893, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'absolute-loss, constant', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'absolute-loss, linear'
set key at screen 0.4869, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'chebyshev-max, constant', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'chebyshev-max, linear'
unset multiplot
