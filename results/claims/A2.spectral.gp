# Claim A2.spectral: reproduced. The spectral radius of one step of the implementation passes 1 at the same rate.
# Run with: gnuplot A2.spectral.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A2.spectral.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'A2.spectral: reproduced'
set ylabel 'η λmax by spectral radius' offset 1,0
set xrange [0.5:5.5]; set grid noxtics
set xtics norotate ('momentum=0' 1, 'momentum=0.5' 2, 'momentum=0.9' 3, 'momentum=0.95' 4, 'momentum=0.98' 5)
set yrange [1.84319752:4.11680444]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 2.0000000009995347
1 2.0000000009995347
1 2.0000000009995347
1 2.0000000009995347
1 2.0000000009995347
2 3.0000000004993126
2 3.0000000004993126
2 3.0000000004993126
2 3.0000000004993126
2 3.0000000004993126
3 3.800000000099317
3 3.800000000099317
3 3.800000000099317
3 3.800000000099317
3 3.800000000099317
4 3.900000000050568
4 3.900000000050568
4 3.900000000050568
4 3.900000000050568
4 3.900000000050568
5 3.960000000019136
5 3.960000000019136
5 3.960000000019136
5 3.960000000019136
5 3.960000000019136
EOD
$data1 << EOD
1 2
2 3
3 3.8
4 3.9
5 3.96
EOD
$data2 << EOD
1 2.0000000009995347 2.0000000009995347 2.0000000009995347
2 3.0000000004993126 3.0000000004993126 3.0000000004993126
3 3.800000000099317 3.800000000099317 3.800000000099317
4 3.900000000050568 3.900000000050568 3.900000000050568
5 3.960000000019136 3.960000000019136 3.960000000019136
EOD
plot $data0 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data1 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
