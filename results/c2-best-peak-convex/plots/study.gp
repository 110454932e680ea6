# best peak rate η against cooldown: c2-best-peak-convex
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 563,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'cooldown'
set format x '%g'
set xrange [0.07200000000000001:0.8280000000000001]
set logscale y; set format y '%g'
set yrange [0.001379568407185012:0.011494836650790903]
set ytics ('0.002' 0.002, '0.005' 0.005, '0.01' 0.01)
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c2-best-peak-convex'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
0.1 0.0048070262351597535 0.004352832877871759 0.005847992626496186 NaN
0.2 0.005156118867103118 0.00465292789207627 0.005851244529423383 NaN
0.4 0.005688060661713861 0.0050916627479768856 0.007782133756416168 NaN
0.8 0.00783518199537287 0.006825494840800304 0.008842182039069925 NaN
EOD
$data1 << EOD
0.1 0.001970522127722309 0.0017934389293405156 0.0021755518074127785 NaN
0.2 0.0021326876359956063 0.001883783319235494 0.0025874875786215347 NaN
0.4 0.0024873422753223613 0.0022699825836905883 0.0028456848161314864 NaN
0.8 0.003102043705308967 0.0028944827853355694 0.0034095068067503064 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1403, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'absolute-loss, wsd'
set key at screen 0.4867, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'chebyshev-max, wsd'
unset multiplot
