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
set yrange [0.0014526274443300577:0.010785430451117316]
set ytics ('0.002' 0.002, '0.005' 0.005, '0.01' 0.01)
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c2-best-peak-convex'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
0.1 0.005122 0.004663171168152111 0.005483667085846437 NaN
0.2 0.005173499999999999 0.004767012758706375 0.0056770047085630895 NaN
0.4 0.005655 0.005465755953652496 0.006294903402328709 NaN
0.8 0.007887 0.007575819061347489 0.008296484962397935 NaN
EOD
$data1 << EOD
0.1 0.0019795 0.001888415677629075 0.0024935750432209356 NaN
0.2 0.0021655 0.0020012673574394107 0.0022361799382988354 NaN
0.4 0.002325 0.0022349009585493113 0.0026821177951697065 NaN
0.8 0.003127 0.0029818664033344575 0.0034250904336905084 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1403, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'absolute-loss, wsd'
set key at screen 0.4867, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'chebyshev-max, wsd'
unset multiplot
