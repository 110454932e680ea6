# Claim B2.nesterov: inconclusive. With Nesterov's momentum sharpness hovers at 2(1 + β)/((1 + 2β)η).
# Run with: gnuplot B2.nesterov.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B2.nesterov.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B2.nesterov: inconclusive'
set ylabel 'sharpness / threshold, second half' offset 1,0
set xrange [0.5:2.5]; set grid noxtics
set xtics norotate ('rate 0.05' 1, 'rate 0.1' 2)
set yrange [0.772426341:1.12426472]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.9 0.6 1.4 0.9 1.1
2 0.9 1.6 2.4 0.9 1.1
EOD
$data1 << EOD
1 0.9974927875296097
1 0.8925546131043005
1 0.8134784751493592
1 1.00064796254324
1 0.7966910560623469
2 0.9963443946006527
2 0.906322356407824
2 0.9971266302633919
2 0.9997936865074891
2 1.0003339219630474
EOD
$data2 << EOD
1 1
2 1
EOD
$data3 << EOD
1 0.8925546131043005 0.7966910560623469 1.00064796254324
2 0.9971266302633919 0.906322356407824 1.0003339219630474
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
