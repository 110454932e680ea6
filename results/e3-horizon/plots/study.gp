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
set yrange [0.0006923999315877129:0.10764642600887116]

set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'e3-horizon'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
50 0.033485 0.03114355892212381 0.03667197404556913 NaN
100 0.01681 0.015622625479075733 0.019293921354788923 NaN
200 0.008486500000000001 0.007993350446326111 0.00971303351807037 NaN
400 0.0044165 0.004118812331086536 0.00489791757691903 NaN
800 0.0022754999999999997 0.0021614661376471327 0.0025851128216264935 NaN
EOD
$data1 << EOD
50 0.07269 0.06826694856291791 0.08280494308374704 NaN
100 0.03608 0.03268851234402579 0.04308132150142296 NaN
200 0.019165 0.01712070882643769 0.02095118466406597 NaN
400 0.0094795 0.008848602115769743 0.011377117566102235 NaN
800 0.004682 0.0043498068318272385 0.005686320809247363 NaN
EOD
$data2 << EOD
50 0.012655 0.011942576049534422 0.01427051261009098 NaN
100 0.00705 0.006366714602549792 0.010075559047885147 NaN
200 0.0036955 0.0032123546383249018 0.004720762279012527 NaN
400 0.0018885 0.001704707465575944 0.0019803243766537077 NaN
800 0.0009591000000000001 0.0009001199110640267 0.0010260492135376997 NaN
EOD
$data3 << EOD
50 0.031549999999999995 0.027778953606075588 0.03364059194404929 NaN
100 0.015385 0.01371947214479892 0.018603454719576692 NaN
200 0.007318 0.006987618451112354 0.008354755215881473 NaN
400 0.0038764999999999997 0.003513844123079619 0.00437250460966496 NaN
800 0.0019535 0.00187065649731695 0.002171101802376715 NaN
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
