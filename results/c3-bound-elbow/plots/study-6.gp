# loss before / after the cooldown against cooldown: c3-bound-elbow
# Run with: gnuplot -d study-6.gp
set encoding utf8
set terminal svg size 560,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-6.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'cooldown'
set format x '%g'
set xrange [0.036000000000000004:0.41400000000000003]
set logscale y; set format y '%g'
set yrange [1.0643280707577147:66.03535208653523]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'c3-bound-elbow'
set ylabel 'loss before / after the cooldown' offset 1.2,0
$data0 << EOD
0.05 4.2741827326647215 3.0749370733198393 6.579344427410868 NaN
0.1 9.362546654209755 7.297405644187427 11.917129051944974 NaN
0.2 22.34820544467287 16.491167310706743 31.40915091664482 NaN
0.4 49.34588885360852 36.595569472487064 50.79642468195017 NaN
EOD
$data1 << EOD
0.05 1.663469545343935 1.3836264919850292 1.9391148063256722 NaN
0.1 2.7609478069005933 1.566375562121719 3.701700826210543 NaN
0.2 2.702115983668591 1.9965315143393414 6.282260312117804 NaN
0.4 4.615649846379829 2.891120645765271 9.415281514569434 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2393, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'chebyshev-max(residual=0), wsd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'chebyshev-max(residual=1), wsd'
unset multiplot
