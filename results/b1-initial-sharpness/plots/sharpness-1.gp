# Training loss and sharpness: rate 0.1
# Run with: gnuplot -d sharpness-1.gp
set encoding utf8
set terminal svg size 763,614 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'sharpness-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xrange [0:50]; set format x '%g'
set lmargin at screen 0.1035; set rmargin at screen 0.9659; set tmargin at screen 0.9381; set bmargin at screen 0.5668
set title 'rate 0.1'
set format y '%g'; set yrange [0.26432144678079583:0.40108662103257336]
set ylabel 'training loss' offset 1,0; unset xlabel
$data0 << EOD
0 0.28699
50 0.28027
EOD
$data1 << EOD
0 0.39487
50 0.27829
EOD
$data2 << EOD
0 0.29416
50 0.27971
EOD
$data3 << EOD
0 0.30409
50 0.27877
EOD
$data4 << EOD
0 0.31174
50 0.28275
EOD
$data5 << EOD
0 0.36786
50 0.27054
EOD
$data6 << EOD
0 0.30074
50 0.28012
EOD
$data7 << EOD
0 0.28969
50 0.27736
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data4 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data5 using 1:2 with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5, \
  $data6 using 1:2 with lines linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5, \
  $data7 using 1:2 with lines linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5
set lmargin at screen 0.1035; set rmargin at screen 0.9659; set tmargin at screen 0.4821; set bmargin at screen 0.1759
unset title
unset logscale y; set ytics autofreq
set format y '%g'; set yrange [0:21.6]
set ylabel 'sharpness' offset 0,0; set xlabel 'step'
$data8 << EOD
0 20
EOD
$data9 << EOD
0 5.6067
50 5.5767
EOD
$data10 << EOD
0 5.8613
50 5.7544
EOD
$data11 << EOD
0 6.8566
50 6.8561
EOD
$data12 << EOD
0 6.1299
50 6.0993
EOD
$data13 << EOD
0 2.743
50 2.5005
EOD
$data14 << EOD
0 12.689
50 13.058
EOD
$data15 << EOD
0 6.5199
50 6.5503
EOD
$data16 << EOD
0 7.2058
50 7.2036
EOD
plot $data8 using 1:2 with lines linecolor rgb '#b8b8b8' linewidth 5, \
  $data9 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data10 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data11 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data12 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data13 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data14 using 1:2 with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5, \
  $data15 using 1:2 with lines linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5, \
  $data16 using 1:2 with lines linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0537, screen 0.0782 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'seed 0', \
  NaN with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'seed 1'
set key at screen 0.2018, screen 0.0782 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'seed 2', \
  NaN with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'seed 3'
set key at screen 0.3499, screen 0.0782 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'seed 4', \
  NaN with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'seed 5'
set key at screen 0.4980, screen 0.0782 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5 title 'seed 6', \
  NaN with lines linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5 title 'seed 7'
set key at screen 0.6461, screen 0.0782 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#b8b8b8' linewidth 5 title 'edge of stability, 2/rate'
unset multiplot
